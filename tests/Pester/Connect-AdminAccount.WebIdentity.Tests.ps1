BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $state = Join-Path $TestDrive 'state.json'
    Write-RoleState $state
    $url = (Start-AdminSandbox -Path $state).EndpointUrl
    $role = 'arn:aws:iam::123456789012:role/Runbook'
    # No other credentials, and no other endpoint.
    $environment = @{
        AWS_ACCESS_KEY_ID = $null; AWS_SECRET_ACCESS_KEY = $null; AWS_SESSION_TOKEN = $null; AWS_PROFILE = $null
        AWS_CONFIG_FILE = '/nonexistent'; AWS_SHARED_CREDENTIALS_FILE = '/nonexistent'
        AWS_EC2_METADATA_DISABLED = 'true'
        AWS_ENDPOINT_URL = "$url"
    }

    function Connect-WithToken([hashtable] $Parameter) {
        Use-Environment $environment { Connect-AdminAccount -RoleArn $role @Parameter }
    }

    function Get-ConnectProblem([hashtable] $Parameter, [hashtable] $More = @{}) {
        Use-Environment $environment {
            Use-Environment $More { { Connect-AdminAccount -RoleArn $role @Parameter } | Should -Throw -PassThru }
        }
    }
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'Connect-AdminAccount -WebIdentityToken' {
    It 'assumes the role without AWS credentials' {
        $token = ConvertTo-SecureString (Get-WebIdentityToken) -AsPlainText -Force

        $session = Connect-WithToken @{ WebIdentityToken = $token }

        $session.Arn | Should -Be 'arn:aws:sts::123456789012:assumed-role/Runbook/AdminIam'
        (New-AdminUser zoe).Outcome | Should -Be 'Created'
    }

    It 'names the session' {
        (Connect-WithToken @{ WebIdentityToken = Get-WebIdentityToken; RoleSessionName = 'nightly@example.com' }).Arn |
            Should -Be 'arn:aws:sts::123456789012:assumed-role/Runbook/nightly@example.com'
    }

    It 'is preferred to credentials of the environment' {
        $session = Use-Environment @{
            AWS_ACCESS_KEY_ID = 'sandbox'; AWS_SECRET_ACCESS_KEY = 'sandbox'; AWS_ENDPOINT_URL = "$url"
        } {
            Connect-AdminAccount -RoleArn $role -WebIdentityToken (Get-WebIdentityToken)
        }

        $session.Arn | Should -BeLike '*:assumed-role/Runbook/*'
    }

    It 'shows no token' {
        $token = Get-WebIdentityToken
        $session = Connect-WithToken @{ WebIdentityToken = $token }
        $problem = Get-ConnectProblem @{ WebIdentityToken = ($bad = Get-WebIdentityToken -Second -60) }

        "$($session | Format-List * | Out-String) $($session | ConvertTo-Json -Depth 5)" |
            Should -Not -Match ([regex]::Escape($token))
        "$problem $($problem | Format-List * -Force | Out-String) $($problem.Exception)" |
            Should -Not -Match ([regex]::Escape($bad))
    }

    It 'reports <Name>' -ForEach @(
        @{ Name = 'an expired token'; Parameters = @{ Second = -60 }
            Id = 'ExpiredCredentials AuthenticationError'; Text = 'Token expired'
            Advice = '-WebIdentityTokenProvider' }
        @{ Name = 'an issuer that the account does not know'; Parameters = @{ Issuer = 'https://other.example.com' }
            Id = 'InvalidWebIdentityToken AuthenticationError'; Text = 'https://other.example.com'
            Advice = 'issuer \(iss\)' }
        @{ Name = 'another subject'; Parameters = @{ Subject = 'someone-else' }
            Id = 'AccessDenied PermissionDenied'; Text = 'role/Runbook'; Advice = 'trust policy' }
        @{ Name = 'another audience'; Parameters = @{ Audience = 'api://other' }
            Id = 'AccessDenied PermissionDenied'; Text = 'role/Runbook'; Advice = '\(aud\)' }
    ) {
        $problem = Get-ConnectProblem @{ WebIdentityToken = Get-WebIdentityToken @Parameters }

        $problem | Format-Problem | Should -Be "$Id $role"
        "$problem" | Should -Match $Text
        $problem.ErrorDetails.RecommendedAction | Should -Match $Advice
    }

    It 'reports a text that is no token' {
        $problem = Get-ConnectProblem @{ WebIdentityToken = 'gibberish' }

        $problem | Format-Problem | Should -Be "InvalidWebIdentityToken AuthenticationError $role"
        "$problem" | Should -Not -Match 'gibberish'
    }

    It 'reports <Code> of AWS as <Id>' -ForEach @(
        @{ Code = 'IDPRejectedClaim'; Status = 403; Id = 'WebIdentityTokenRejected AuthenticationError' }
        @{ Code = 'IDPCommunicationError'; Status = 400; Id = 'IdentityProviderUnreachable ConnectionError' }
    ) {
        $server = Start-TestServer ([scriptblock]::Create(@"
            @{
                Status = $Status; ContentType = 'text/xml'
                Body = '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>' +
                    '<Code>$Code</Code><Message>The provider says no.</Message></Error>' +
                    '<RequestId>0a000000-0000-4000-8000-000000000000</RequestId></ErrorResponse>'
            }
"@))
        try {
            $problem = Get-ConnectProblem @{ WebIdentityToken = Get-WebIdentityToken } @{
                AWS_ENDPOINT_URL_STS = $server.Url
            }
        }
        finally {
            Stop-TestServer $server
        }

        $problem | Format-Problem | Should -Be "$Id $role"
        $problem.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'requires a role, and no parameter of other credentials' -ForEach @(
        @{ Parameters = @{ ProfileName = 'x' } }, @{ Parameters = @{ ExternalId = 'x' } },
        @{ Parameters = @{ MfaCode = '123456' } }
        @{ Parameters = @{ WebIdentityTokenProvider = { 'x' } } }
    ) {
        (Get-ConnectProblem (@{ WebIdentityToken = 'x' } + $Parameters)).FullyQualifiedErrorId |
            Should -BeLike 'AmbiguousParameterSet,*'
    }
}

Describe 'Connect-AdminAccount -WebIdentityTokenProvider' {
    It 'runs the script block with the variables and functions that it names' {
        $token = Get-WebIdentityToken
        function Get-Part([string] $Text) { $Text.Trim() }
        function Get-Token { Get-Part " $token " }

        (Connect-WithToken @{ WebIdentityTokenProvider = { Get-Token } }).Arn |
            Should -BeLike '*:assumed-role/Runbook/AdminIam'
    }

    It 'leaves the automatic variables as they are' {
        $token = Get-WebIdentityToken
        $script = { $null = $Host, $PID, $HOME, $true, $PSVersionTable, $PWD, $Error, $args, $_; $token }

        (Connect-WithToken @{ WebIdentityTokenProvider = $script }).Arn |
            Should -BeLike '*:assumed-role/Runbook/AdminIam'
    }

    It 'accepts a SecureString and a closure' {
        $closure = & {
            $inner = Get-WebIdentityToken
            { ConvertTo-SecureString $inner -AsPlainText -Force }.GetNewClosure()
        }

        (Connect-WithToken @{ WebIdentityTokenProvider = $closure }).Arn |
            Should -BeLike '*:assumed-role/Runbook/AdminIam'
    }

    It 'reports a script block that <Name>' -ForEach @(
        @{ Name = 'fails'; Block = { throw 'no identity here' }; Text = 'no identity here' }
        @{ Name = 'writes an error'; Block = { Get-Item /nonexistent/token }; Text = '/nonexistent/token' }
        @{ Name = 'returns nothing'; Block = { $null }; Text = 'returned nothing' }
        @{ Name = 'returns two tokens'; Block = { 'a', 'b' }; Text = 'returned 2 objects' }
        @{ Name = 'returns something else'; Block = { Get-Date }; Text = 'neither' }
    ) {
        $problem = Get-ConnectProblem @{ WebIdentityTokenProvider = $Block }

        $problem | Format-Problem | Should -Be "WebIdentityTokenUnavailable AuthenticationError $role"
        "$problem" | Should -Match $Text
        $problem.ErrorDetails.RecommendedAction | Should -Match 'one token'
    }

    It 'gets a new token for the renewal that the workers of a bulk command wait for' {
        # STS of the sandbox, except that the first session is due for renewal, five minutes before its end, after a
        # second.
        $server = Start-TestServer ([scriptblock]::Create(@"
            param(`$path, `$body)
            if (`$body -match 'Action=GetCallerIdentity') {
                `$xml = '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">' +
                    '<GetCallerIdentityResult><Arn>arn:aws:sts::123456789012:assumed-role/Runbook/AdminIam</Arn>' +
                    '<UserId>AROARUNBOOKXXXXXXXXXX:AdminIam</UserId><Account>123456789012</Account>' +
                    '</GetCallerIdentityResult></GetCallerIdentityResponse>'
            }
            else {
                `$answer = Invoke-WebRequest -Uri '$url' -Method Post -Body `$body ``
                    -ContentType 'application/x-www-form-urlencoded'
                `$xml = [Text.Encoding]::UTF8.GetString(`$answer.RawContentStream.ToArray())
                if (`$global:count++ -eq 0) {
                    `$soon = [datetime]::UtcNow.AddSeconds(301).ToString('yyyy-MM-ddTHH:mm:ssZ')
                    `$xml = `$xml -replace '<Expiration>[^<]+', "<Expiration>`$soon"
                }
            }
            @{ Status = 200; ContentType = 'text/xml'; Body = `$xml }
"@))
        $log = Join-Path $TestDrive 'fetched.txt'
        $token = Get-WebIdentityToken
        try {
            $null = Use-Environment @{ AWS_ENDPOINT_URL_STS = $server.Url } {
                Connect-WithToken @{ WebIdentityTokenProvider = { Add-Content -LiteralPath $log 'fetched'; $token } }
            }
            Start-Sleep -Milliseconds 1100
            $created = 1..8 | ForEach-Object { "renewed$_" } | New-AdminUser -ThrottleLimit 4
        }
        finally {
            Stop-TestServer $server
        }

        $created.Outcome | Should -Be (@('Created') * 8)
        Get-Content -LiteralPath $log | Should -Be 'fetched', 'fetched'
    }

    It 'stops the script block when <Name> is interrupted' -ForEach @(
        @{
            Name = 'the command'
            Script = {
                param($url, $role, $started, $ended)
                Connect-AdminAccount -EndpointUrl $url -RoleArn $role -WebIdentityTokenProvider {
                    try {
                        [IO.File]::Create($started).Dispose()
                        Start-Sleep 600
                    }
                    finally { [IO.File]::Create($ended).Dispose() }
                }
            }
        }
        @{
            Name = 'a bulk command that waits for the renewal'
            Script = {
                param($url, $role, $started, $ended, $token)
                $part = Connect-AdminAccount -EndpointUrl $url -RoleArn $role -WebIdentityTokenProvider {
                    if (-not (Test-Path "$started.first")) {
                        [IO.File]::Create("$started.first").Dispose()
                        return $token
                    }
                    try {
                        [IO.File]::Create($started).Dispose()
                        Start-Sleep 600
                    }
                    finally { [IO.File]::Create($ended).Dispose() }
                }
                # As if the session had ended.
                foreach ($name in 'Engine', 'Account', 'Credentials') {
                    $part = $part.GetType().GetProperty($name, [Reflection.BindingFlags] 'NonPublic, Public, Instance').
                        GetValue($part)
                }
                $part.ClearCredentials()
                1..8 | ForEach-Object { "interrupted$_" } | New-AdminUser -ThrottleLimit 4
            }
        }
    ) {
        $started, $ended = 'started', 'ended' | ForEach-Object { Join-Path $TestDrive "$([guid]::NewGuid()).$_" }
        $shell = [powershell]::Create()
        $null = $shell.AddCommand('Import-Module').AddArgument(
            (Convert-Path (Join-Path $PSScriptRoot '../../AdminIam.psd1'))).AddStatement().AddScript($Script)
        $url, $role, $started, $ended, (Get-WebIdentityToken) | ForEach-Object { $null = $shell.AddArgument($_) }
        $running = $shell.BeginInvoke()
        while (-not (Test-Path -LiteralPath $started) -and -not $running.IsCompleted) {
            Start-Sleep -Milliseconds 50
        }
        $shell.Streams.Error.Count | Should -Be 0
        $started | Should -Exist
        $clock = [Diagnostics.Stopwatch]::StartNew()

        $shell.Stop()

        # The result is complete a moment after Stop returns.
        while (-not $running.IsCompleted -and $clock.Elapsed.TotalSeconds -lt 6) {
            Start-Sleep -Milliseconds 10
        }
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 6
        $running.IsCompleted | Should -BeTrue
        $shell.Dispose()
        while (-not (Test-Path -LiteralPath $ended) -and $clock.Elapsed.TotalSeconds -lt 20) {
            Start-Sleep -Milliseconds 50
        }
        $ended | Should -Exist
        $null = Connect-WithToken @{ WebIdentityToken = Get-WebIdentityToken }
        Get-AdminUser interrupted* | Should -BeNullOrEmpty
    }
}
