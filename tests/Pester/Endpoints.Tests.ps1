BeforeDiscovery {
    $hasBoto = $null -ne (Get-Command python3 -CommandType Application -ErrorAction Ignore)
    if ($hasBoto) {
        # Older versions do not read endpoint_url and AWS_ENDPOINT_URL.
        $null = python3 -c 'import botocore.config; botocore.config.Config(ignore_configured_endpoint_urls=True)' 2>&1
        $hasBoto = $LASTEXITCODE -eq 0
    }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $server = Start-TestServer {
        param($path, $body)
        $result = '<GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/adm</Arn><UserId>AIDAEXAMPLE</UserId>' +
            '<Account>123456789012</Account></GetCallerIdentityResult>'
        @{
            Status = 200; ContentType = 'text/xml'
            Body = "<GetCallerIdentityResponse>$result</GetCallerIdentityResponse>"
        }
    }
    $config = Join-Path $TestDrive 'config'
    # Requests to the endpoints of AWS do not leave this computer.
    $environment = @{
        AWS_CONFIG_FILE = $config
        HTTPS_PROXY = 'http://127.0.0.1:1'
        AWS_ACCESS_KEY_ID = 'AKIAEXAMPLE'
        AWS_SECRET_ACCESS_KEY = 'example'
        AWS_REGION = 'us-east-1'
    }
}

AfterAll {
    Stop-TestServer $server
}

Describe 'The endpoints of a session' {
    BeforeAll {
        function Write-Config([string[]] $Line) {
            Set-Content -LiteralPath $config $Line
        }

        # The IAM endpoint, and the path of the STS endpoint that was called.
        function Get-Endpoint([string] $Parameters = '', [hashtable] $More = @{}) {
            $server.Requests.Clear()
            $variables = $environment.Clone()
            $More.Keys | ForEach-Object { $variables[$_] = $More[$_] }
            $child = Invoke-ChildPowerShell @"
Import-Module `$module
try { "`$((Connect-AdminAccount $Parameters -WarningVariable warnings -WarningAction SilentlyContinue).EndpointUrl)" }
catch { "`$(`$_.FullyQualifiedErrorId.Split(',')[0]) `$(`$_.TargetObject)"; "`$_" }
`$warnings | ForEach-Object { "WARNING `$_" }
"@ $variables
            @($server.Requests.Path -replace '/$') + ($child.Output -split '\r?\n')
        }
    }

    It 'are those of the profile' {
        Write-Config '[profile local]', "endpoint_url = $($server.Url)/profile"

        Get-Endpoint '' @{ AWS_PROFILE = 'local' } | Should -Be '/profile', "$($server.Url)/profile"
    }

    It 'are those of the profile for the commands that name one' {
        Write-Config @(
            '[profile local]', "endpoint_url = $($server.Url)/profile", 'aws_access_key_id = AKIAEXAMPLE',
            'aws_secret_access_key = example'
        )
        $server.Requests.Clear()

        $null = Invoke-ChildPowerShell @'
Import-Module $module
Get-AdminUser -ProfileName local 2>$null
'@ $environment

        $server.Requests.Count | Should -BeGreaterThan 1
        $server.Requests.Path | Sort-Object -Unique | Should -Be '/profile/'
    }

    It 'are those of the services section rather than that of the profile' {
        Write-Config @(
            '[profile local]'
            "endpoint_url = $($server.Url)/profile"
            'services = ours'
            '[services ours]'
            'iam ='
            "  endpoint_url = $($server.Url)/iam"
            'sts ='
            "  endpoint_url = $($server.Url)/sts"
        )

        Get-Endpoint '' @{ AWS_PROFILE = 'local' } | Should -Be '/sts', "$($server.Url)/iam"
    }

    It 'are the specified one rather than any other' {
        Write-Config '[profile local]', "endpoint_url = $($server.Url)/profile"

        Get-Endpoint "-EndpointUrl $($server.Url)/named" @{
            AWS_PROFILE = 'local'; AWS_ENDPOINT_URL_IAM = "$($server.Url)/iam"
        } |
            Should -Be '/named', "$($server.Url)/named"
    }

    It 'report what the profile lacks: <Name>' -ForEach @(
        @{ Name = 'its services section'; Line = 'services = ours'; Id = 'ServicesSectionNotFound ours' }
        @{ Name = 'a URL'; Line = 'endpoint_url = localhost:5000'; Id = 'InvalidEndpointUrl localhost:5000' }
        @{ Name = 'a URL of HTTP'; Line = 'endpoint_url = ftp://localhost'; Id = 'InvalidEndpointUrl ftp://localhost' }
    ) {
        Write-Config '[profile local]', $Line

        $null, $problem, $message = Get-Endpoint '' @{ AWS_PROFILE = 'local' }

        $problem | Should -Be $Id
        $message | Should -BeLike "*'local'*$config*"
        $server.Requests.Count | Should -Be 0
    }

    It 'refuse an invalid config file, and do not quote it' {
        Write-Config '[profile local]', 'endpoint_url http://127.0.0.1'

        $null, $problem, $message = Get-Endpoint '' @{ AWS_PROFILE = 'local' }

        $problem | Should -Be "ConfigFileUnreadable $config"
        $message | Should -Match '^Line 2 '
        $message | Should -Not -Match 'http'
    }

    It 'are never AWS''s own for a profile that does not exist' {
        Write-Config '[profile local]', "endpoint_url = $($server.Url)/profile"

        (Get-Endpoint '' @{ AWS_PROFILE = 'locl' })[1] | Should -Be 'ProfileNotFound locl'
    }

    It 'cause a warning if secrets are sent unencrypted to another computer, from <Name>' -ForEach @(
        @{ Name = 'the parameter'; Parameter = '-EndpointUrl http://iam.test:5000'; Variable = @{} }
        @{ Name = 'the environment'; Parameter = ''; Variable = @{ AWS_ENDPOINT_URL_IAM = 'http://iam.test:5000' } }
        @{ Name = 'the profile'; Parameter = ''; Variable = @{ AWS_PROFILE = 'plain' } }
    ) {
        Write-Config '[profile plain]', 'endpoint_url = http://iam.test:5000'

        $lines = Get-Endpoint $Parameter ($Variable + @{ HTTP_PROXY = 'http://127.0.0.1:1' })

        @($lines -like 'WARNING *').Count | Should -Be 1
        $lines -like 'WARNING *' | Should -BeLike 'WARNING http://iam.test:5000/ is not encrypted*'
    }

    It 'are those that botocore finds' -Skip:(-not $hasBoto) {
        $random = [random]::new(20260)
        $cases = foreach ($number in 1..40) {
            $variables = @{ AWS_PROFILE = 'local' }
            'AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_IAM', 'AWS_ENDPOINT_URL_STS' |
                Where-Object { $random.Next(4) -eq 0 } | ForEach-Object {
                    $variables[$_] = "$($server.Url)/$($_.ToLowerInvariant())"
                }
            if ($random.Next(6) -eq 0) {
                $variables['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] = @('true', 'TRUE', 'false', 'yes')[$random.Next(4)]
            }
            $lines = @(if ($random.Next(2)) { '# a comment', '[profile "local"]' } else { '[profile local]' })
            if ($random.Next(2)) { $lines += "endpoint_url = $($server.Url)/profile" }
            if ($random.Next(5) -eq 0) {
                $lines += 'ignore_configured_endpoint_urls = ' + @('true', 'True', 'false')[$random.Next(3)]
            }
            if ($random.Next(2)) {
                $lines += 'Services=ours', '[services ours]'
                foreach ($service in 'iam', 'sts', 's3' | Where-Object { $random.Next(2) }) {
                    $lines += "$service =", '    # of this service',
                        "    endpoint_url = $($server.Url)/services-$service"
                }
                $lines += 'ec2 =', '    endpoint_url = http://127.0.0.1:1'
            }
            $lines += '[profile other]', "endpoint_url = $($server.Url)/other"
            $path = Join-Path $TestDrive "config$number"
            Set-Content -LiteralPath $path $lines
            @{ Path = $path; Variables = $variables }
        }
        $casesPath = Join-Path $TestDrive 'cases.json'
        $cases | ConvertTo-Json -Depth 3 | Set-Content -LiteralPath $casesPath
        $python = Join-Path $TestDrive 'endpoints.py'
        Set-Content -LiteralPath $python @'
import botocore.session, json, os, sys
for case in json.load(open(sys.argv[1])):
    for name in [n for n in os.environ if n.startswith('AWS_')]:
        del os.environ[name]
    os.environ.update(case['Variables'], AWS_CONFIG_FILE=case['Path'], AWS_SHARED_CREDENTIALS_FILE='/nonexistent')
    def url(service):
        session = botocore.session.Session()
        client = session.create_client(service, 'us-east-1', aws_access_key_id='a', aws_secret_access_key='b')
        return '' if client.meta.endpoint_url.startswith('https:') else client.meta.endpoint_url
    print(url('iam'), url('sts'))
'@
        $expected = python3 $python $casesPath

        $child = Invoke-ChildPowerShell @"
Import-Module `$module
foreach (`$case in Get-Content -Raw '$casesPath' | ConvertFrom-Json) {
    Get-ChildItem env:AWS_ENDPOINT*, env:AWS_IGNORE*, env:AWS_PROFILE -ErrorAction Ignore | Remove-Item
    `$env:AWS_CONFIG_FILE = `$case.Path
    foreach (`$variable in `$case.Variables.psobject.Properties) { Set-Item "env:`$(`$variable.Name)" `$variable.Value }
    try { `$iam = (Connect-AdminAccount).EndpointUrl }
    catch { `$iam = if ("`$_" -like '*https://*.amazonaws.com*') { 'unreached' } else { "`$_" } }
    "iam `$iam"
    try { `$null = Invoke-WebRequest '$($server.Url)/next' } catch { "`$_" }
}
"@ $environment -TimeoutSecond 180

        $asked = (-join $server.Requests.Path) -split '/?/next'
        $actual = $child.Output -split '\r?\n'
        for ($i = 0; $i -lt $cases.Count; $i++) {
            $iam, $sts = $expected[$i] -split ' '
            $sts.Replace($server.Url, '') |
                Should -Be "$($asked[$i])" -Because "STS of case $($i + 1): $(Get-Content $cases[$i].Path)"
            # If STS is that of AWS, the connection fails there.
            $actual[$i] | Should -Be "iam $(if ($sts) { $iam } else { 'unreached' })" -Because "IAM of case $($i + 1)"
        }
    }
}

Describe 'The region of a session' {
    It 'is refused if no partition can have it, with a suggestion: <Region>' -ForEach @(
        @{ Region = 'eu-centrl-1'; Nearest = 'eu-central-1' }
        @{ Region = 'us-east1'; Nearest = 'us-east-1' }
        @{ Region = 'eu-cental-1'; Nearest = 'eu-central-1' }
        @{ Region = 'us-gov-est-1'; Nearest = 'us-gov-east-1' }
    ) {
        $problem = { Connect-AdminAccount -AccessKey a -SecretKey b -Region $Region -EndpointUrl $server.Url } |
            Should -Throw -PassThru

        $problem | Format-Problem | Should -Be "UnknownRegion InvalidArgument $Region"
        "$problem" | Should -BeLike "*Did you mean*'$Nearest'*"
    }

    It 'may be one that is newer than this module: <_>' -ForEach 'eu-west-9', 'cn-south-1', 'eusc-de-west-1' {
        (Connect-AdminAccount -AccessKey a -SecretKey b -Region $_ -EndpointUrl $server.Url).AccountId |
            Should -Be '123456789012'
    }

    It 'is used to sign requests in the partition <Partition>' -ForEach @(
        @{ Partition = 'aws-iso'; Region = 'us-iso-west-1'; Iam = 'us-iso-east-1'; SignIn = 'signin.c2shome.ic.gov' }
        @{
            Partition = 'aws-iso-b'; Region = 'us-isob-west-1'; Iam = 'us-isob-east-1'
            SignIn = 'signin.sc2shome.sgov.gov'
        }
        @{
            Partition = 'aws-iso-e'; Region = 'eu-isoe-west-1'; Iam = 'eu-isoe-west-1'
            SignIn = 'signin.csphome.adc-e.uk'
        }
        @{
            Partition = 'aws-iso-f'; Region = 'us-isof-east-1'; Iam = 'us-isof-south-1'
            SignIn = 'signin.csphome.hci.ic.gov'
        }
        @{
            Partition = 'aws-eusc'; Region = 'eusc-de-east-1'; Iam = 'eusc-de-east-1'
            SignIn = 'signin.amazonaws-eusc.eu'
        }
        @{ Partition = 'aws-cn'; Region = 'cn-northwest-1'; Iam = 'cn-north-1'; SignIn = 'signin.amazonaws.cn' }
        @{
            Partition = 'aws-us-gov'; Region = 'us-gov-east-1'; Iam = 'us-gov-west-1'
            SignIn = 'signin.amazonaws-us-gov.com'
        }
    ) {
        $aws = Start-TestServer ([scriptblock]::Create(@"
param(`$path, `$body)
`$operation = [regex]::Match(`$body, 'Action=(\w+)').Groups[1].Value
`$result = switch (`$operation) {
    'GetCallerIdentity' {
        '<Arn>arn:${Partition}:iam::123456789012:user/adm</Arn><UserId>AIDAEXAMPLE</UserId>' +
            '<Account>123456789012</Account>'
    }
    'ListAccountAliases' { '<IsTruncated>false</IsTruncated><AccountAliases/>' }
    'GetAccountSummary' { '<SummaryMap/>' }
}
`$body = "<`${operation}Response><`${operation}Result>`$result</`${operation}Result></`${operation}Response>"
@{ Status = 200; ContentType = 'text/xml'; Body = `$body }
"@))
        try {
            $session = Connect-AdminAccount -AccessKey AKIAEXAMPLE -SecretKey example -Region $Region `
                -EndpointUrl $aws.Url
            $account = Get-AdminAccount -Session $session
        }
        finally {
            Stop-TestServer $aws
        }

        $session.Partition | Should -Be $Partition
        $account.SignInUrl | Should -Be "https://123456789012.$SignIn/console"
        $sts, $others = @($aws.Requests)
        $sts.Authorization | Should -BeLike "*/$Region/sts/aws4_request*"
        $others.Authorization | ForEach-Object { $_ | Should -BeLike "*/$Iam/iam/aws4_request*" }
    }

    It 'chooses the endpoint of its partition: <Region>' -ForEach @(
        @{ Region = 'us-iso-east-1'; Url = 'https://sts.us-iso-east-1.c2s.ic.gov/' }
        @{ Region = 'us-isob-east-1'; Url = 'https://sts.us-isob-east-1.sc2s.sgov.gov/' }
        @{ Region = 'eu-isoe-west-1'; Url = 'https://sts.eu-isoe-west-1.cloud.adc-e.uk/' }
        @{ Region = 'us-isof-south-1'; Url = 'https://sts.us-isof-south-1.csp.hci.ic.gov/' }
        @{ Region = 'eusc-de-east-1'; Url = 'https://sts.eusc-de-east-1.amazonaws.eu/' }
        @{ Region = 'eu-west-9'; Url = 'https://sts.eu-west-9.amazonaws.com/' }
    ) {
        Set-Content -LiteralPath $config '[default]'
        $child = Invoke-ChildPowerShell @"
Import-Module `$module
try { Connect-AdminAccount -Region $Region }
catch { "`$(`$_.FullyQualifiedErrorId)"; "`$_"; `$_.ErrorDetails.RecommendedAction }
"@ $environment

        $id, $message, $advice = $child.Output -split '\r?\n'
        $id | Should -BeLike 'EndpointUnreachable,*'
        $message | Should -BeLike "*$Url*GetCallerIdentity*"
        if ($Region -eq 'eu-west-9') {
            $advice | Should -BeLike "*does not know the region 'eu-west-9'*'eu-west-1'*"
        }
    }
}
