BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')

    # The sandbox has no operation that creates a customer managed role, so a state file contains it.
    $state = Join-Path $TestDrive 'state.json'
    $trust = @{
        Version = '2012-10-17'
        Statement = @(@{
            Effect = 'Allow'
            Principal = @{ AWS = 'arn:aws:iam::123456789012:user/alice' }
            Action = 'sts:AssumeRole'
        })
    }
    $guarded = $trust | ConvertTo-Json -Depth 5 | ConvertFrom-Json -AsHashtable
    $guarded.Statement[0].Condition = @{ Bool = @{ 'aws:MultiFactorAuthPresent' = 'true' } }
    $all = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:*","Resource":"*"}]}'
    @{
        accountId = '123456789012'
        created = [datetime]::UtcNow
        roles = @(@{
            name = 'Setup'
            id = 'AROASETUPSETUPSETUP01'
            created = [datetime]::UtcNow
            assumeRolePolicyDocument = $trust | ConvertTo-Json -Depth 5 -Compress
            inlinePolicies = @{ own = $all }
        }, @{
            name = 'Guarded'
            id = 'AROAGUARDEDGUARDED001'
            created = [datetime]::UtcNow
            assumeRolePolicyDocument = $guarded | ConvertTo-Json -Depth 6 -Compress
            inlinePolicies = @{ own = $all }
        })
    } | ConvertTo-Json -Depth 6 | Set-Content -LiteralPath $state
    $url = (Start-AdminSandbox -Path $state).EndpointUrl
    $alice = New-AdminUser alice -ProgrammaticAccess
    $secret = ConvertFrom-SecureString $alice.SecretAccessKey -AsPlainText

    $device = New-AdminMfaDevice alice
    $seed = ConvertFrom-SecureString $device.Seed -AsPlainText
    $step = Get-MfaStep
    $null = Enable-AdminMfaDevice alice -Code (Get-MfaCode $seed ($step - 1)), (Get-MfaCode $seed $step)

    $config = Join-Path $TestDrive 'config'
    Set-Content -LiteralPath $config @(
        '[default]'
        'region = us-east-1'
        '[profile keys]'
        "aws_access_key_id = $($alice.AccessKeyId)"
        "aws_secret_access_key = $secret"
        '[profile setup]'
        'role_arn = arn:aws:iam::123456789012:role/Setup'
        'source_profile = keys'
        'region = us-east-1'
        '[profile orphan]'
        'role_arn = arn:aws:iam::123456789012:role/Setup'
        'source_profile = nowhere'
        '[profile process]'
        "credential_process = /bin/echo '{`"Version`":1,`"AccessKeyId`":`"$($alice.AccessKeyId)`"," +
            "`"SecretAccessKey`":`"$secret`"}'"
        '[profile broken]'
        'credential_process = /bin/false'
        '[profile other-role]'
        'role_arn = arn:aws:iam::123456789012:role/Other'
        'source_profile = keys'
        'region = us-east-1'
        '[profile sso]'
        'sso_session = company'
        'sso_account_id = 123456789012'
        'sso_role_name = Setup'
        '[profile expired-sso]'
        'sso_start_url = https://expired.awsapps.com/start'
        'sso_region = us-east-1'
        'sso_account_id = 123456789012'
        'sso_role_name = Setup'
        '[profile circle-a]'
        'role_arn = arn:aws:iam::123456789012:role/Setup'
        'source_profile = circle-b'
        '[profile circle-b]'
        'role_arn = arn:aws:iam::123456789012:role/Setup'
        'source_profile = circle-a'
        '[profile itself]'
        'role_arn = arn:aws:iam::123456789012:role/Setup'
        'source_profile = itself'
        "aws_access_key_id = $($alice.AccessKeyId)"
        "aws_secret_access_key = $secret"
        '[profile chain]'
        'role_arn = arn:aws:iam::123456789012:role/Setup'
        'source_profile = itself'
        '[profile mfa]'
        'role_arn = arn:aws:iam::123456789012:role/Guarded'
        'source_profile = keys'
        'mfa_serial = arn:aws:iam::123456789012:mfa/alice'
        'duration_seconds = 900'
        '[profile mfa-keys]'
        "aws_access_key_id = $($alice.AccessKeyId)"
        "aws_secret_access_key = $secret"
        'mfa_serial = arn:aws:iam::123456789012:mfa/alice'
        '[profile environment]'
        'role_arn = arn:aws:iam::123456789012:role/Setup'
        'credential_source = Environment'
        '[profile instance]'
        'role_arn = arn:aws:iam::123456789012:role/Setup'
        'credential_source = Ec2InstanceMetadata'
        '[profile container]'
        'role_arn = arn:aws:iam::123456789012:role/Setup'
        'credential_source = EcsContainer'
        '[profile no-source]'
        'role_arn = arn:aws:iam::123456789012:role/Setup'
        '[profile token]'
        'role_arn = arn:aws:iam::123456789012:role/Setup'
        'web_identity_token_file = /nonexistent/token'
        '[sso-session company]'
        'sso_start_url = https://example.awsapps.com/start'
        'sso_region = us-east-1'
    )
    $environment =
        @{ AWS_CONFIG_FILE = $config; AWS_ENDPOINT_URL = "$url"; AWS_ENDPOINT_URL_STS = "$url"; HOME = "$TestDrive" }

    function Invoke-Connect([string] $Parameters, [hashtable] $More = @{}) {
        $variables = $environment.Clone()
        $More.Keys | ForEach-Object { $variables[$_] = $More[$_] }
        Invoke-ChildPowerShell @"
Import-Module `$module
try { (Connect-AdminAccount $Parameters).Arn }
catch { "`$(`$_.FullyQualifiedErrorId) `$(`$_.TargetObject)"; "`$_"; `$_.ErrorDetails.RecommendedAction }
"@ $variables
    }
}

AfterAll {
    Stop-AdminSandbox
}

Describe 'Connect-AdminAccount with the AWS CLI''s configuration' {
    It 'uses keys of the config file' {
        (Invoke-Connect '-ProfileName keys').Output | Should -Be 'arn:aws:iam::123456789012:user/alice'
    }

    It 'uses the profile of AWS_PROFILE' {
        (Invoke-Connect '' @{ AWS_PROFILE = 'keys' }).Output | Should -Be 'arn:aws:iam::123456789012:user/alice'
    }

    It 'prefers keys of the environment to a profile' {
        (Invoke-Connect '' @{
            AWS_ACCESS_KEY_ID = 'sandbox'; AWS_SECRET_ACCESS_KEY = 'sandbox'; AWS_PROFILE = 'keys'
        }).Output |
            Should -Be 'arn:aws:iam::123456789012:root'
    }

    It 'uses the current keys of the environment, not earlier ones' {
        $child = Invoke-ChildPowerShell @"
Import-Module `$module
`$env:AWS_ACCESS_KEY_ID = `$env:AWS_SECRET_ACCESS_KEY = 'sandbox'
(Connect-AdminAccount).Arn
`$env:AWS_ACCESS_KEY_ID = '$($alice.AccessKeyId)'
`$env:AWS_SECRET_ACCESS_KEY = '$secret'
(Connect-AdminAccount).Arn
"@ $environment

        $child.Output -split '\r?\n' |
            Should -Be 'arn:aws:iam::123456789012:root', 'arn:aws:iam::123456789012:user/alice'
    }

    It 'assumes the role of a profile' {
        (Invoke-Connect '-ProfileName setup').Output | Should -BeLike 'arn:aws:sts::123456789012:assumed-role/Setup/*'
    }

    It 'assumes a role with the keys of a profile' {
        (Invoke-Connect '-ProfileName keys -RoleArn arn:aws:iam::123456789012:role/Setup').Output |
            Should -Be 'arn:aws:sts::123456789012:assumed-role/Setup/AdminIam'
    }

    It 'runs the credential process of a profile' -Skip:$IsWindows {
        (Invoke-Connect '-ProfileName process').Output | Should -Be 'arn:aws:iam::123456789012:user/alice'
    }

    It 'returns an error if the source profile of a role is missing' {
        $id, $message, $null = (Invoke-Connect '-ProfileName orphan').Output -split '\r?\n'

        $id | Should -Be 'ProfileIncomplete,AdminIam.Commands.ConnectAdminAccountCommand orphan'
        $message | Should -Match "'orphan' .* 'nowhere', which does not exist"
    }

    It 'returns an error if a credential process fails' -Skip:$IsWindows {
        $id, $message, $advice = (Invoke-Connect '-ProfileName broken').Output -split '\r?\n'

        $id | Should -Be 'CredentialsUnavailable,AdminIam.Commands.ConnectAdminAccountCommand broken'
        $advice | Should -Match '--profile broken'
    }

    It 'returns an error if the role of a profile cannot be assumed' {
        $id, $message, $null = (Invoke-Connect '-ProfileName other-role').Output -split '\r?\n'

        $id | Should -Be 'AccessDenied,AdminIam.Commands.ConnectAdminAccountCommand other-role'
        $message | Should -Match 'sts:AssumeRole'
    }

    It 'returns an error if no user has signed in to the SSO session of a profile' {
        $id, $message, $advice = (Invoke-Connect '-ProfileName sso').Output -split '\r?\n'

        $id | Should -Be 'ExpiredCredentials,AdminIam.Commands.ConnectAdminAccountCommand sso'
        $advice | Should -Match 'aws sso login'
    }

    It 'returns an error if the sign-in to SSO has expired' {
        $cache = New-Item -ItemType Directory -Force (Join-Path $TestDrive '.aws/sso/cache')
        $name = [Convert]::ToHexStringLower(
            [Security.Cryptography.SHA1]::HashData([Text.Encoding]::UTF8.GetBytes('https://expired.awsapps.com/start')))
        Set-Content (Join-Path $cache "$name.json") ('{"startUrl":"https://expired.awsapps.com/start",' +
            '"accessToken":"secret-token","expiresAt":"2020-01-02T03:04:05Z"}')

        $id, $message, $advice = (Invoke-Connect '-ProfileName expired-sso').Output -split '\r?\n'

        $id | Should -Be 'ExpiredCredentials,AdminIam.Commands.ConnectAdminAccountCommand expired-sso'
        $message | Should -Match 'expired at 2020-01-02 03:04'
        $message | Should -Not -Match 'secret-token'
        $advice | Should -Match 'aws sso login --profile expired-sso'
    }

    It 'uses the files that the environment names now, not those of the first connection' {
        $other = Join-Path $TestDrive 'other-config'
        Set-Content -LiteralPath $other '[profile newer]', 'aws_access_key_id = sandbox',
            'aws_secret_access_key = sandbox'
        $child = Invoke-ChildPowerShell @"
Import-Module `$module
(Connect-AdminAccount -ProfileName keys).Arn
`$env:AWS_CONFIG_FILE = '$other'
(Connect-AdminAccount -ProfileName newer).Arn
try { Connect-AdminAccount -ProfileName keys } catch { "`$_" }
`$env:AWS_CONFIG_FILE = '/nowhere'
`$env:AWS_SHARED_CREDENTIALS_FILE = '$other.credentials'
Set-Content -LiteralPath '$other.credentials' '[newest]', 'aws_access_key_id = sandbox',
    'aws_secret_access_key = sandbox'
(Connect-AdminAccount -ProfileName newest).Arn
"@ $environment

        $first, $second, $message, $third = $child.Output -split '\r?\n'
        $first | Should -BeLike '*:user/alice'
        $second | Should -BeLike '*:root'
        $message | Should -BeLike "*'$other'*"
        $message | Should -Not -BeLike '*~/.aws*'
        $third | Should -BeLike '*:root'
    }

    It 'supports a profile as the source of its own role, and a role as the source of another' {
        (Invoke-Connect '-ProfileName itself').Output | Should -BeLike '*:assumed-role/Setup/AdminIam'
        # A profile that is a source provides its keys, as in the AWS CLI.
        (Invoke-Connect '-ProfileName chain').Output | Should -BeLike '*:assumed-role/Setup/AdminIam'
    }

    It 'assumes the role of a profile with the keys of the environment' {
        (Invoke-Connect '-ProfileName environment' @{
            AWS_ACCESS_KEY_ID = $alice.AccessKeyId; AWS_SECRET_ACCESS_KEY = $secret
        }).Output |
            Should -BeLike '*:assumed-role/Setup/AdminIam'
    }

    Context 'and a profile with an MFA device' {
        It 'returns an error that explains how to specify a code' {
            $id, $message, $advice = (Invoke-Connect '-ProfileName mfa').Output -split '\r?\n'

            $id | Should -Be 'MfaCodeRequired,AdminIam.Commands.ConnectAdminAccountCommand mfa'
            $message | Should -Match 'arn:aws:iam::123456789012:mfa/alice'
            $advice | Should -Match '-MfaCode 123456'
        }

        It 'accepts the code for the role, and then for the keys' {
            # A code can be used only once, and is valid for a minute and a half.
            $code = Get-MfaCode $seed ([Math]::Max($step + 1, (Get-MfaStep)))
            (Invoke-Connect "-ProfileName mfa -MfaCode $code").Output |
                Should -BeLike '*:assumed-role/Guarded/AdminIam'
        }

        It 'returns an error for a wrong code' {
            (Invoke-Connect '-ProfileName mfa -MfaCode 000000').Output |
                Should -BeLike 'AccessDenied,*MultiFactorAuthentication failed*'
        }

        It 'uses the keys without a code, as the AWS CLI does' {
            (Invoke-Connect '-ProfileName mfa-keys').Output | Should -BeLike '*:user/alice'
        }

        It 'returns an error for a code without its device' {
            (Invoke-Connect '-ProfileName keys -MfaCode 000000').Output |
                Should -BeLike 'MfaSerialRequired,*-MfaSerial*'
        }
    }

    It 'returns an error of its own within three seconds: <Id> of <Parameter><Name>' -ForEach @(
        @{
            Id = 'ProfileLoop'; Parameter = '-ProfileName circle-a'; Name = ''
            Match = 'circle-a -> circle-b -> circle-a'; Variable = @{}
        }
        @{
            Id = 'ProfileIncomplete'; Parameter = '-ProfileName no-source'; Name = ''
            Match = 'source_profile or credential_source'; Variable = @{}
        }
        @{
            Id = 'ProfileIncomplete'; Parameter = '-ProfileName environment'; Name = ''; Match = 'AWS_ACCESS_KEY_ID'
            Variable = @{}
        }
        @{
            Id = 'ProfileIncomplete'; Parameter = '-ProfileName container'; Name = ''
            Match = 'AWS_CONTAINER_CREDENTIALS_FULL_URI'; Variable = @{}
        }
        @{
            Id = 'WebIdentityTokenUnreadable'; Parameter = '-ProfileName token'; Name = ''; Match = '/nonexistent/token'
            Variable = @{}
        }
        @{
            Id = 'WebIdentityTokenUnreadable'; Parameter = ''; Name = 'the environment'
            Match = "'/nonexistent/token'.*AWS_WEB_IDENTITY_TOKEN_FILE"
            Variable = @{
                AWS_WEB_IDENTITY_TOKEN_FILE = '/nonexistent/token'
                AWS_ROLE_ARN = 'arn:aws:iam::123456789012:role/Setup'
            }
        }
        @{
            Id = 'IncompleteCredentials'; Parameter = ''; Name = 'a token without a role'; Match = 'AWS_ROLE_ARN'
            Variable = @{ AWS_WEB_IDENTITY_TOKEN_FILE = '/nonexistent/token' }
        }
        @{
            Id = 'MetadataServiceUnavailable'; Parameter = '-ProfileName instance'; Name = ''
            Match = 'http://127.0.0.1:1/ does not respond'
            Variable = @{
                AWS_EC2_METADATA_DISABLED = 'false'; AWS_EC2_METADATA_SERVICE_ENDPOINT = 'http://127.0.0.1:1'
            }
        }
        @{
            Id = 'ContainerCredentialsUnavailable'; Parameter = ''; Name = 'a closed port'
            Match = 'http://127.0.0.1:1/x of the container does not respond'
            Variable = @{ AWS_CONTAINER_CREDENTIALS_FULL_URI = 'http://127.0.0.1:1/x' }
        }
        @{
            Id = 'ContainerCredentialsUnavailable'; Parameter = ''; Name = 'an address of the network'
            Match = 'neither https nor'
            Variable = @{ AWS_CONTAINER_CREDENTIALS_FULL_URI = 'http://192.0.2.1/x' }
        }
        @{
            Id = 'ContainerCredentialsUnavailable'; Parameter = ''; Name = 'a missing token file'
            Match = '/nonexistent/token'
            Variable = @{
                AWS_CONTAINER_CREDENTIALS_FULL_URI = 'http://127.0.0.1:1/x'
                AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE = '/nonexistent/token'
            }
        }
    ) {
        $variables = $environment + @{ PARAMETERS = $Parameter }
        $Variable.Keys | ForEach-Object { $variables[$_] = $Variable[$_] }
        $child = Invoke-ChildPowerShell @'
Import-Module $module
$parameters = @{}
if ($env:PARAMETERS) { $parameters.ProfileName = ($env:PARAMETERS -split ' ')[1] }
$clock = [Diagnostics.Stopwatch]::StartNew()
try { Connect-AdminAccount @parameters }
catch { $_.FullyQualifiedErrorId.Split(',')[0]; "$_ $($_.ErrorDetails.RecommendedAction)" }
[int] $clock.Elapsed.TotalMilliseconds
'@ $variables

        $actual, $text, $milliseconds = $child.Output -split '\r?\n'
        $actual | Should -Be $Id
        $text | Should -Match $Match
        [int] $milliseconds | Should -BeLessThan 8000
    }

    Context 'and a container' {
        It 'uses its credentials, and shows the source that fails: <Name>' -ForEach @(
            @{ Name = 'none'; Status = 200; Text = ''; Expected = '*:user/alice' }
            @{
                Name = 'a refusal'; Status = 403; Text = 'no'
                Expected = 'ContainerCredentialsUnavailable,*status 403*'
            }
            @{
                Name = 'a page'; Status = 200; Text = '<html/>'
                Expected = 'ContainerCredentialsUnavailable,*not contain credentials*'
            }
            @{
                Name = 'JSON of something else'; Status = 200; Text = '[1]'
                Expected = 'ContainerCredentialsUnavailable,*not contain credentials*'
            }
        ) {
            $answer = if ($Text) { $Text } else {
                @{
                    AccessKeyId = $alice.AccessKeyId; SecretAccessKey = $secret
                    Expiration = [datetime]::UtcNow.AddHours(1)
                } | ConvertTo-Json -Compress
            }
            $server = Start-TestServer ([scriptblock]::Create(
                "@{ Status = $Status; ContentType = 'application/json'; Body = '$answer' }"))
            try {
                $output = (Invoke-Connect '' @{
                    AWS_CONTAINER_CREDENTIALS_FULL_URI = "$($server.Url)/x"
                    AWS_CONTAINER_AUTHORIZATION_TOKEN = 'container-token'
                }).Output
            }
            finally {
                Stop-TestServer $server
            }

            $output | Should -BeLike $Expected
            $server.Requests.Authorization | Select-Object -First 1 | Should -Be 'container-token'
        }
    }
}

Describe 'The session of a role' {
    BeforeAll {
        $sts = Start-TestServer {
            param($path, $body)
            $operation = [regex]::Match($body, 'Action=(\w+)').Groups[1].Value
            $result = switch ($operation) {
                'GetCallerIdentity' {
                    '<Arn>arn:aws:sts::123456789012:assumed-role/Setup/AdminIam</Arn>' +
                        '<UserId>AROA:AdminIam</UserId><Account>123456789012</Account>'
                }
                'AssumeRole' {
                    # The SDK treats it as expired a minute earlier, which is while the test waits.
                    $expiration = [datetime]::UtcNow.AddSeconds(63).ToString('yyyy-MM-ddTHH:mm:ssZ')
                    "<Credentials><AccessKeyId>ASIAEXAMPLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey>" +
                        "<SessionToken>t</SessionToken><Expiration>$expiration</Expiration></Credentials>"
                }
                'GetUser' {
                    '<User><UserName>alice</UserName><UserId>AIDA</UserId><Path>/</Path>' +
                        '<Arn>arn:aws:iam::123456789012:user/alice</Arn>' +
                        '<CreateDate>2020-01-01T00:00:00Z</CreateDate></User>'
                }
                'ListGroupsForUser' { '<Groups/><IsTruncated>false</IsTruncated>' }
            }
            @{
                Status = 200; ContentType = 'text/xml'
                Body = "<${operation}Response><${operation}Result>$result</${operation}Result></${operation}Response>"
            }
        }
        $roleArn = 'arn:aws:iam::123456789012:role/Setup'
    }

    AfterAll {
        Stop-TestServer $sts
    }

    It 'is renewed while its source is valid: <Source>' -ForEach @(
        @{
            Source = 'keys'
            Connect = {
                Connect-AdminAccount -AccessKey AKIAEXAMPLE -SecretKey example -RoleArn $roleArn -EndpointUrl $sts.Url
            }
        }
        @{
            Source = 'a profile'
            Connect = {
                $path = Join-Path $TestDrive 'renewed'
                Set-Content -LiteralPath $path @(
                    '[profile base]', 'aws_access_key_id = AKIAEXAMPLE', 'aws_secret_access_key = example'
                    '[profile setup]', 'source_profile = base', "role_arn = $roleArn"
                )
                Use-Environment @{ AWS_CONFIG_FILE = $path; AWS_ENDPOINT_URL = $sts.Url } {
                    Connect-AdminAccount -ProfileName setup
                }
            }
        }
    ) {
        $session = & $Connect
        $sts.Requests.Clear()

        Start-Sleep -Seconds 4
        (Get-AdminUser alice -Session $session).UserName | Should -Be 'alice'

        @($sts.Requests | Where-Object Body -Like '*Action=AssumeRole*').Count | Should -BeGreaterOrEqual 1
        ($sts.Requests | Where-Object Body -Like '*Action=AssumeRole*')[0].Authorization |
            Should -BeLike '*Credential=AKIAEXAMPLE/*'
    }

    It 'requires a new code if it was started with one' {
        $parameters = @{
            AccessKey = 'AKIAEXAMPLE'; SecretKey = 'example'; RoleArn = $roleArn
            MfaSerial = 'arn:aws:iam::123456789012:mfa/alice'
        }
        $session = Connect-AdminAccount @parameters -MfaCode 123456 -EndpointUrl $sts.Url
        $sts.Requests.Clear()

        Start-Sleep -Seconds 4
        $problem = { Get-AdminUser alice -Session $session } | Should -Throw -PassThru

        $problem | Format-Problem | Should -Be "MfaCodeRequired AuthenticationError $roleArn"
        $sts.Requests | Where-Object Body -Like '*Action=AssumeRole*' | Should -BeNullOrEmpty
    }
}
