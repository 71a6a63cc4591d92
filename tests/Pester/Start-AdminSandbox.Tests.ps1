BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'Start-AdminSandbox' {
    AfterEach {
        Stop-AdminSandbox
    }

    It 'listens on this machine and connects to itself as its root' {
        $sandbox = Start-AdminSandbox

        $sandbox.EndpointUrl.Host | Should -Be '127.0.0.1'
        $sandbox.IsRunning | Should -BeTrue
        $sandbox.AccountId | Should -Be '123456789012'
        (Get-AdminAccount).Arn | Should -Be 'arn:aws:iam::123456789012:root'
    }

    It 'accepts a port, an account ID and the keys of the root user' {
        $listener = [Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $listener.Start()
        $port = $listener.LocalEndpoint.Port
        $listener.Stop()
        $sandbox = Start-AdminSandbox -Port $port -AccountId 111122223333 -AccessKey AKIAROOT -SecretKey hidden

        $sandbox.EndpointUrl.Port | Should -Be $port
        (Get-AdminAccount).AccountId | Should -Be '111122223333'
        { Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $sandbox.EndpointUrl } |
            Should -Throw -ErrorId 'InvalidCredentials,*'
    }

    It 'accepts any signature as that of the root user with -AnyCredential' {
        $sandbox = Start-AdminSandbox -AnyCredential

        (Connect-AdminAccount -AccessKey any -SecretKey thing -EndpointUrl $sandbox.EndpointUrl).IsRoot | Should -BeTrue
    }

    It 'has the ARNs, the policies and the region of the partition <_>' -ForEach 'aws-cn', 'aws-us-gov' {
        $path = Join-Path $TestDrive "$_.json"
        $sandbox = Start-AdminSandbox -Path $path -Partition $_

        $sandbox.Partition | Should -Be $_
        (Get-AdminAccount).Arn | Should -Be "arn:${_}:iam::123456789012:root"
        (New-AdminGroup).Policy | Should -Be 'AdministratorAccess'
        (Get-AdminPolicy AdministratorAccess).Arn | Should -Be "arn:${_}:iam::aws:policy/AdministratorAccess"
        (New-AdminUser alice).Arn | Should -Be "arn:${_}:iam::123456789012:user/alice"
        { Start-AdminSandbox -Path $path } | Should -Throw -ErrorId 'SandboxNotStarted,*'
    }

    It 'accepts only the partitions that it completes' {
        { Start-AdminSandbox -Partition aws-iso } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        (TabExpansion2 'Start-AdminSandbox -Partition ' -cursorColumn 30).CompletionMatches.CompletionText |
            Should -Be 'aws', 'aws-cn', 'aws-us-gov'
    }

    It 'enables IAM Identity Center in an organization with the accounts of -Account' {
        $path = Join-Path $TestDrive 'organization.json'
        $more = @{ IdentityCenterRegion = 'eu-west-1'; AssignmentDuration = '00:00:00.010'; CallRate = 0 }
        $null = Start-AdminSandbox -Path $path -Account 'Workloads/Prod=111122223333', 'Test=444455556666' @more
        Stop-AdminSandbox

        $state = Get-Content -LiteralPath $path -Raw | ConvertFrom-Json
        $state.organization.accounts.name | Should -Be 'Prod', 'Management', 'Test'
        $state.organization.units.name | Should -Be 'Workloads'
        $state.identityStore.region | Should -Be 'eu-west-1'
        $state.identityCenter.id | Should -Match '^ssoins-[0-9a-f]{16}$'

        $null = Start-AdminSandbox -Path $path -Account 'New=222233334444'
        Stop-AdminSandbox
        (Get-Content -LiteralPath $path -Raw | ConvertFrom-Json).identityStore.region | Should -Be 'eu-west-1'
    }

    It 'refuses <_> as an account' -ForEach '111122223333', 'Prod=1', 'Me=123456789012' {
        $problem = { Start-AdminSandbox -Account $_ } | Should -Throw -PassThru

        $problem | Format-Problem | Should -Be "InvalidSandboxAccount InvalidArgument $_"
    }

    Context 'with an organization file' {
        BeforeAll {
            $file = Join-Path $TestDrive 'accounts.json'
            function Set-OrganizationFile([string] $Text) { Set-Content -LiteralPath $file -Value $Text }
        }

        It 'has the organizational units and accounts of the file and of -Account' {
            Set-OrganizationFile @'
{
  "organizationalUnits": [ "Workloads/Empty" ],
  "accounts": [
    { "id": "111122223333", "name": "Prod", "organizationalUnit": "Workloads", "tags": { "Team": "Payments" },
      "root": { "accessKeys": [ { "id": "AKIAROOTROOTROOTROOT", "secret": "hidden" } ] } },
    { "id": "444455556666", "name": "Old", "state": "SUSPENDED" }
  ]
}
'@
            $path = Join-Path $TestDrive 'organization-state.json'
            $sandbox = Start-AdminSandbox -Path $path -Organization $file -Account 'Lab=777788889999'
            $root = @{ AccessKey = 'AKIAROOTROOTROOTROOT'; SecretKey = 'hidden' }
            (Connect-AdminAccount @root -EndpointUrl $sandbox.EndpointUrl).Arn |
                Should -Be 'arn:aws:iam::111122223333:root'
            $null = New-AdminGroup
            Stop-AdminSandbox

            $state = Get-Content -LiteralPath $path -Raw | ConvertFrom-Json
            $state.organization.accounts.name | Should -Be 'Prod', 'Management', 'Old', 'Lab'
            $state.organization.accounts.state | Should -Be 'ACTIVE', 'ACTIVE', 'SUSPENDED', 'ACTIVE'
            $state.organization.units.name | Sort-Object | Should -Be 'Empty', 'Workloads'
            $state.groups | Should -BeNullOrEmpty
            $state.members.'111122223333'.groups.name | Should -Be 'Administrators'
        }

        It 'limits accounts by the service control policies of the file' {
            Set-OrganizationFile @'
{
  "accounts": [
    { "id": "111122223333", "name": "Prod", "organizationalUnit": "Workloads",
      "root": { "accessKeys": [ { "id": "AKIAROOTROOTROOTROOT", "secret": "hidden" } ] } }
  ],
  "serviceControlPolicies": [
    { "name": "NoUsers", "targets": [ "/Workloads" ],
      "document": { "Version": "2012-10-17",
        "Statement": { "Effect": "Deny", "Action": "iam:CreateUser", "Resource": "*" } } }
  ]
}
'@
            $sandbox = Start-AdminSandbox -Organization $file
            try {
                $root = @{ AccessKey = 'AKIAROOTROOTROOTROOT'; SecretKey = 'hidden' }
                $null = Connect-AdminAccount @root -EndpointUrl $sandbox.EndpointUrl
                $problem = { New-AdminUser ann -ErrorAction Stop } | Should -Throw -PassThru
                $problem.FullyQualifiedErrorId | Should -BeLike 'AccessDenied,*'
                $problem.Exception.Message | Should -BeLike '*with an explicit deny in a service control policy*'
                (New-AdminGroup).Outcome | Should -Be Created
            }
            finally {
                Stop-AdminSandbox
            }
        }

        It 'names the service control policy that is not valid' {
            Set-OrganizationFile '{ "serviceControlPolicies": [ { "name": "Bad", "document": {} } ], "accounts": [
                { "id": "111122223333", "name": "Prod" } ] }'

            $problem = { Start-AdminSandbox -Organization $file } | Should -Throw -PassThru

            $problem.FullyQualifiedErrorId | Should -BeLike 'SandboxNotStarted,*'
            $problem.Exception.Message | Should -BeLike "*The service control policy 'Bad' is not valid:*"
        }

        It 'refuses the file <Text> and names what is wrong' -ForEach @(
            @{ Text = '{'; Says = '*is not valid: It is not JSON:*' }
            @{ Text = '{ "colour": 1 }'; Says = '*is not valid: colour is not a known property.*' }
            @{ Text = '{ "accounts": [ { "id": "1", "name": "a" } ] }'; Says = '*accounts`[0`].id: 1 is not an ID*' }
            @{
                Text = '{ "accounts": [ { "id": "123456789012", "name": "a" } ] }'
                Says = '*has the management account 123456789012 as a member.'
            }
        ) {
            Set-OrganizationFile $Text

            $problem = { Start-AdminSandbox -Organization $file } | Should -Throw -PassThru

            $problem.Exception.Message | Should -BeLike $Says
            $problem | Format-Problem | Should -Be "InvalidSandboxOrganization InvalidArgument $file"
        }

        It 'refuses a file that does not exist' {
            $problem = { Start-AdminSandbox -Organization "$file.none" } | Should -Throw -PassThru

            $problem | Format-Problem | Should -Be "InvalidSandboxOrganization InvalidArgument $file.none"
        }

        It 'refuses an account that -Account and the file have' {
            Set-OrganizationFile '{ "accounts": [ { "id": "111122223333", "name": "Prod" } ] }'

            $problem = { Start-AdminSandbox -Organization $file -Account 'New=111122223333' } | Should -Throw -PassThru

            $problem | Format-Problem | Should -Be 'InvalidSandboxAccount InvalidArgument New=111122223333'
        }
    }

    It 'keeps its state in a file for the next one' {
        $path = Join-Path $TestDrive 'state.json'
        $null = Start-AdminSandbox -Path $path
        $null = New-AdminUser alice
        $null = Start-AdminSandbox -Path $path

        (Get-AdminUser).UserName | Should -Be 'alice'
    }

    It 'refuses a state file that the sandbox of another PowerShell uses, and does not affect that one' {
        $path = Join-Path $TestDrive 'shared.json'
        $null = Start-AdminSandbox -Path $path
        $null = New-AdminUser alice

        $other = Invoke-ChildPowerShell -Script @"
            Import-Module `$module
            try { Start-AdminSandbox -Path '$path' } catch { "`$(`$_.FullyQualifiedErrorId) `$_" }
"@
        $other.Output | Should -BeLike "SandboxNotStarted,*'$path' is in use by another sandbox*"
        $null = New-AdminUser bob
        Stop-AdminSandbox
        $null = Start-AdminSandbox -Path $path
        (Get-AdminUser).UserName | Should -Be 'alice', 'bob'
    }

    It 'refuses a state file <Kind> and does not change it' -ForEach @(
        @{
            Kind = 'of a newer version'; State = '{"version":99,"accountId":"123456789012","regions":[]}'
            Says = '*of version 99*newer version of AdminIam*'
        }
        @{
            Kind = 'with a null'; State = '{"accountId":"123456789012","users":[{"name":"alice","tags":null}]}'
            Says = "*'users``[0``].tags' is null*"
        }
        @{ Kind = 'that is cut off'; State = '{"accountId":"123456789012","users":[{"na'; Says = '*is damaged*' }
        @{
            Kind = 'with what it does not know'; State = '{"accountId":"123456789012","regions":[]}'; Says = '*regions*'
        }
    ) {
        $path = Join-Path $TestDrive "$([guid]::NewGuid()).json"
        [IO.File]::WriteAllText($path, $State)

        $problem = { Start-AdminSandbox -Path $path } | Should -Throw -PassThru

        $problem | Format-Problem | Should -Be "SandboxNotStarted InvalidOperation $path"
        "$problem" | Should -BeLike $Says
        "$problem" | Should -BeLike "*'$path'*"
        [IO.File]::ReadAllText($path) | Should -Be $State
    }

    It 'keeps its state file private' -Skip:$IsWindows {
        $path = Join-Path $TestDrive 'private.json'
        $null = Start-AdminSandbox -Path $path
        Stop-AdminSandbox
        [IO.File]::SetUnixFileMode($path, 'UserRead, UserWrite, GroupRead, OtherRead')
        $null = Start-AdminSandbox -Path $path
        $null = New-AdminUser alice
        Stop-AdminSandbox

        Get-ChildItem -Path "$path*" -File |
            ForEach-Object {
                [IO.File]::GetUnixFileMode($_.FullName) | Should -Be ([IO.UnixFileMode] 'UserRead, UserWrite')
            }
    }

    It 'is not reset by a request that the root user has not signed' {
        $sandbox = Start-AdminSandbox
        $null = New-AdminUser alice
        $reset = @{
            Method = 'Post'; Uri = [uri]::new($sandbox.EndpointUrl, '/_sandbox/reset'); SkipHttpErrorCheck = $true
            StatusCodeVariable = 'status'
        }

        (Invoke-RestMethod @reset).error | Should -BeLike '*root identity*'
        $status | Should -Be 403
        (Get-AdminUser).UserName | Should -Be 'alice'

        $sandbox = Start-AdminSandbox -AnyCredential
        $null = New-AdminUser alice
        $reset.Uri = [uri]::new($sandbox.EndpointUrl, '/_sandbox/reset')
        $null = Invoke-RestMethod @reset
        $status | Should -Be 200
        Get-AdminUser | Should -BeNullOrEmpty
    }

    It 'starts empty without a file, and stops the previous one' {
        $first = Start-AdminSandbox
        $null = New-AdminUser alice
        $null = Start-AdminSandbox

        Get-AdminUser | Should -BeNullOrEmpty
        $first.IsRunning | Should -BeFalse
    }

    It 'reports why it cannot start: <Name>' -ForEach @(
        @{ Name = 'a file that is no state'; Text = 'not a state' }
        @{ Name = 'the state of another account'; Text = '' }
    ) {
        $path = Join-Path $TestDrive "$([guid]::NewGuid()).json"
        if ($Text) {
            Set-Content -LiteralPath $path $Text
        }
        else {
            $null = Start-AdminSandbox -Path $path -AccountId 111122223333
            $null = New-AdminUser alice
            Stop-AdminSandbox
        }
        $before = Get-Content -Raw -LiteralPath $path

        $problem = { Start-AdminSandbox -Path $path } | Should -Throw -PassThru

        $problem | Format-Problem | Should -Be "SandboxNotStarted InvalidOperation $path"
        Get-Content -Raw -LiteralPath $path | Should -Be $before
    }

    It 'returns an error if a port is in use' {
        $listener = [Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $listener.Start()
        try {
            $port = $listener.LocalEndpoint.Port
            $problem = { Start-AdminSandbox -Port $port } | Should -Throw -PassThru

            $problem | Format-Problem | Should -Be "SandboxNotStarted InvalidOperation $port"
        }
        finally {
            $listener.Stop()
        }
    }

    It 'does not stop the running one if the new one cannot start' {
        $running = Start-AdminSandbox
        { Start-AdminSandbox -Path '/nonexistent/folder/state.json' } | Should -Throw

        $running.IsRunning | Should -BeTrue
        (Get-AdminAccount).AccountId | Should -Be '123456789012'
    }

    It 'adds latency to every response' {
        $null = Start-AdminSandbox -Latency 00:00:00.200
        (Measure-Command { Get-AdminUser }).TotalMilliseconds | Should -BeGreaterThan 195
    }

    It 'does not start with -WhatIf' {
        Start-AdminSandbox -WhatIf | Should -BeNullOrEmpty

        Get-AdminSandbox | Should -BeNullOrEmpty
    }

    It 'answers the AWS CLI' -Skip:$noCli {
        $null = Start-AdminSandbox
        $null = New-AdminUser alice

        (Invoke-AwsCli sts get-caller-identity).Arn | Should -Be 'arn:aws:iam::123456789012:root'
        (Invoke-AwsCli iam list-users).Users.UserName | Should -Be 'alice'
    }
}
